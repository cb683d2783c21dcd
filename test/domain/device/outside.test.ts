import { interfaceProblem, outerMtuProblem, writableIdentityProblem } from "../../../domain/device/outside";

test("an outside MTU is a number of bytes that a path can have", () => {
  for (const mtu of [576, 1500, 9216]) expect(outerMtuProblem(mtu)).toBeUndefined();
  for (const mtu of [575, 9217, 1500.5])
    expect(outerMtuProblem(mtu)).toEqual({
      what: `${mtu} is not the MTU of a path to the cloud`,
      allowed: "576 to 9216 bytes",
    });
});

test.each(["a", "eth0", "GigabitEthernet0/0/0", "ge-0/0/0.0", "port1:2_3", `a${"b".repeat(31)}`])(
  "%s is an interface",
  (name) => {
    expect(interfaceProblem(name)).toBeUndefined();
  },
);

test.each(["", "0eth", "eth 0", " eth0", "eth0\n!", "eth0;", `a${"b".repeat(32)}`])("%j is no interface", (name) => {
  expect(interfaceProblem(name)).toEqual({
    what: `“${name}” is not the name of an interface`,
    allowed: "a letter, then up to 31 letters, digits and . / : _ -",
  });
});

test.each(["203.0.113.10", "vpn@office.example", "a", "x_y-z"])(
  "the identity %s can be written everywhere",
  (identity) => {
    expect(writableIdentityProblem(identity)).toBeUndefined();
  },
);

test.each(["", "-a", "a b", "a;b", "a\n", "“a”", "C=DE, O=x"])(
  "the identity %j has a meaning in some language",
  (identity) => {
    expect(writableIdentityProblem(identity)).toEqual({
      what: `the configuration of a device cannot contain the identity “${identity}”`,
      allowed: "letters, digits and . @ _ -",
    });
  },
);
