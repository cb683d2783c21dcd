/** A `name_regex`, which is a pattern of Go: flags may stand in front. */
export function pattern(text = ""): RegExp {
  const [, flags = "", rest = text] = /^\(\?([imsU]+)\)(.*)$/s.exec(text) ?? [];
  return new RegExp(rest, flags.replace("U", ""));
}
