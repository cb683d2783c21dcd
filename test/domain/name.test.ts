import { keyProblem, keysIn, terraformNameOf } from "../../domain/name";
import fc from "../setup/properties";

test("a Terraform name shows the names in it", () => {
  const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,31}$/).filter((text) => keyProblem(text) === undefined);
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), (keys) => {
      expect(keysIn(terraformNameOf(...keys))).toEqual(keys);
    }),
  );
  // a public contract: another name is another resource
  expect(terraformNameOf("shanghai", "main", "10-1-0-0-16")).toBe("shanghai__main__10-1-0-0-16");
});
