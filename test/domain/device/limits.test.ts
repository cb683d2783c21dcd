import { phaseOf } from "../../../domain/device/limits";

test("a setting belongs to a phase", () => {
  expect([phaseOf("ike.mode"), phaseOf("ipsec.pfs")]).toEqual(["ike", "ipsec"]);
});
