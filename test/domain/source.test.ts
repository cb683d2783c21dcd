import * as sources from "../../domain/source";

const { citation, ...stated } = sources;

test("a source is cited by its title and the date of the edition that was read", () => {
  expect(citation({ title: "RFC 4271", date: "2006-01" })).toBe("RFC 4271, 2006-01");
  expect(citation({ title: "RFC 4271" })).toBe("RFC 4271");
});

test.each(Object.entries(stated))(
  "%s has a title, and the date of an edition unless the title says that there is none",
  (_, source) => {
    const dated = source.title.replace(/, an edition without a date$/, "");
    expect(dated).toMatch(/^[A-Z]\S+ /i);
    if (dated === source.title) expect(source.date).toMatch(/^20\d\d(-\d\d){0,2}$/);
    else expect(source.date).toBeUndefined();
  },
);

test("the address of a source is on the public web, without tracking", () => {
  const addresses = Object.values(stated).flatMap(({ url }) => url ?? []);
  expect(addresses.length).toBeGreaterThan(10);
  for (const address of addresses) {
    const { protocol, search, href } = new URL(address);
    expect([protocol, search, href]).toEqual(["https:", "", address]);
  }
});
