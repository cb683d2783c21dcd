/** An IKE SA with its children, as `swanctl --list-sas --raw` prints them. */
export interface Sa {
  readonly connection: string;
  readonly state: string;
  readonly version: string;
  readonly children: readonly ChildSa[];
}

export interface ChildSa {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  /** `AES_CBC`, `256`, `HMAC_SHA2_256_128`, `MODP_2048`, as far as negotiated. */
  readonly algorithms: readonly string[];
  readonly local: readonly string[];
  readonly remote: readonly string[];
  readonly bytesOut: number;
}

type Section = { readonly [key: string]: string | readonly string[] | Section };

/** Reads lines such as `list-sa event {berlin-1 {state=ESTABLISHED … child-sas {berlin-1-7 {name=berlin-1 …}}}}`. */
export function saList(raw: string): readonly Sa[] {
  return raw.split("\n").flatMap((line) => {
    const [, body] = /^list-sa event (\{.*\})\s*$/.exec(line) ?? [];
    if (body === undefined) return [];
    return Object.entries(section(tokens(body))).map(([connection, sa]) => readSa(connection, sa as Section));
  });
}

function readSa(connection: string, sa: Section): Sa {
  const children = Object.values((sa["child-sas"] ?? {}) as Section) as readonly Section[];
  return { connection, state: `${sa.state}`, version: `${sa.version}`, children: children.map(readChild) };
}

function readChild(child: Section): ChildSa {
  const keys = ["encr-alg", "encr-keysize", "integ-alg", "dh-group"];
  return {
    id: `${child.uniqueid}`,
    name: `${child.name}`,
    state: `${child.state}`,
    algorithms: keys.flatMap((key) => (child[key] === undefined ? [] : [`${child[key]}`])),
    local: (child["local-ts"] ?? []) as readonly string[],
    remote: (child["remote-ts"] ?? []) as readonly string[],
    bytesOut: Number(child["bytes-out"] ?? 0),
  };
}

function tokens(text: string): string[] {
  return text.match(/[{}[\]]|[^\s{}[\]=]+=(?=\[)|[^\s{}[\]]+/g) ?? [];
}

/** Reads a section from its opening brace on, and removes its tokens from `rest`. */
function section(rest: string[]): Section {
  const found: Record<string, string | readonly string[] | Section> = {};
  rest.shift(); // {
  for (let token = rest.shift(); token !== undefined && token !== "}"; token = rest.shift()) {
    if (rest[0] === "{") found[token] = section(rest);
    else if (rest[0] === "[") found[token.slice(0, -1)] = list(rest);
    else {
      const [key = "", ...value] = token.split("=");
      found[key] = value.join("=");
    }
  }
  return found;
}

function list(rest: string[]): readonly string[] {
  rest.shift(); // [
  const end = rest.indexOf("]");
  const items = rest.splice(0, end);
  rest.shift(); // ]
  return items;
}
