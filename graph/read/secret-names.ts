/** Names of secrets, in any spelling: `dbPassword`, `site_psks`, `pre-shared-key`. */
const SECRET = /(^|_)psks?\d*(_|$)|shared_?key|passw(or)?d|passphrase|secret|token|(api|private)_?key|credential/;

/** What such names say besides: `secret_name`, `passwordLength`. */
const ABOUT_SECRET = /(^|_)(name|id|arn|type|version|policy|length|count|lifetime|ttl|file|path|url|enabled)$/;

/** Values that no secret has. */
const WORD = /^(|true|false|null|none|yes|no|on|off|enabled?|disabled?|required|optional)$/i;

/** Whether a name is that of a secret, and not of a secret's name, id or the like. */
export function isSecretName(name: string): boolean {
  const words = inWords(name);
  return SECRET.test(words) && !ABOUT_SECRET.test(words);
}

/** Whether a text under the name of a secret, with a name of its own, is no secret. */
export function isWordAboutSecret(name: string, text: string): boolean {
  return WORD.test(text) || ABOUT_SECRET.test(inWords(name));
}

function inWords(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}
