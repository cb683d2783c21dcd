import {
  CURRENT_STAGE,
  keySourceProblem,
  secretName,
  secretNameProblem,
  secretPatternProblem,
  sharedSecretProblem,
  stageProblem,
} from "../../domain/kms";

const PATTERN = "vpn/{site}/{connection}/{tunnel}";

test("PSKs come from the variable or from KMS; any other value may be a PSK and is not repeated", () => {
  expect(keySourceProblem("variable")).toBeUndefined();
  expect(keySourceProblem({ kms: { secret: PATTERN } })).toBeUndefined();
  expect(keySourceProblem("SecretPsk")).toEqual({
    what: "this file must not contain PSKs",
    allowed: `variable, or {kms: {secret: ${PATTERN}}}`,
    fix: "remove it here, replace the PSK if the file was shared, and pass the new one with --var-file",
  });
});

test("a pattern names a secret for each tunnel", () => {
  expect(secretName(PATTERN, { site: "office", connection: "main", tunnel: 2 })).toBe("vpn/office/main/2");
  expect(secretName("{tunnel}{tunnel}", { site: "a", connection: "b", tunnel: 1 })).toBe("11");
});

test("a secret has a name of up to 192 characters", () => {
  for (const name of ["a", "vpn/office-1/main_2+=.@", "a".repeat(192)]) expect(secretNameProblem(name)).toBeUndefined();
  for (const name of ["", "a b", "a:b", "{site}", "a".repeat(193)])
    expect(secretNameProblem(name)).toEqual({
      what: "this is not the name of a secret",
      allowed: "1 to 192 letters, digits and _/+=.@-",
    });
});

test.each([PATTERN, "{tunnel}", `${"a".repeat(127)}{site}{connection}{tunnel}`.slice(0, 192)])(
  "%s is a pattern",
  (text) => {
    expect(secretPatternProblem(text)).toBeUndefined();
  },
);

test("each tunnel needs a secret", () => {
  expect(secretPatternProblem("vpn/{site}/{connection}")).toEqual({
    what: "both tunnels would have one PSK",
    allowed: "a name with {tunnel} in it",
    fix: PATTERN,
  });
});

test.each(["a b {tunnel}", "{office}/{tunnel}", `${"a".repeat(128)}{site}{connection}{tunnel}`])(
  "%s names no secret",
  (text) => {
    expect(secretPatternProblem(text)).toEqual({
      what: "this names no secret",
      allowed: "up to 192 letters, digits and _/+=.@-, with {site}, {connection} and {tunnel} for what differs",
    });
  },
);

test.each([
  ["{tunnel}", "{site} and {connection} is"],
  ["{site}/{tunnel}", "{connection} is"],
  ["{connection}/{tunnel}", "{site} is"],
])("connections would share the PSKs of %s", (pattern, missing) => {
  expect(sharedSecretProblem(pattern)).toEqual({
    what: `connections would share their PSKs: ${missing} missing from the pattern`,
    allowed: "a name with {site}, {connection} and {tunnel} in it",
    fix: PATTERN,
  });
});

test("a pattern with both words serves several connections", () => {
  expect(sharedSecretProblem(PATTERN)).toBeUndefined();
});

test("a stage is one word", () => {
  expect(CURRENT_STAGE).toBe("ACSCurrent");
  expect(stageProblem("ACSCurrent")).toBeUndefined();
  for (const stage of ["", "two words", " one", "one "])
    expect(stageProblem(stage)).toEqual({
      what: "this is no stage of a secret",
      allowed: "ACSCurrent, ACSPrevious or your own",
    });
});
