import { checkGiven } from "../../../site/problems/required";
import { found } from "../found";

test("a missing required value is reported", () => {
  expect(found((check) => checkGiven(check, 0, "ip", "an address"))).toEqual([]);
  expect(found((check) => checkGiven(check, undefined, "ip", "an address"))).toEqual([
    "ip: ip is missing. Allowed: an address.",
  ]);
});
