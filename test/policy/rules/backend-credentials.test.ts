import { inBucket, LOCKED } from "../backend";
import { good } from "../good";
import { judgeAndReport } from "../judge-and-report";
import { testRule } from "../rule-test";

const WORD = "Planted-Word-0123456789";
const withUser = inBucket({ ...LOCKED, tablestore_endpoint: `https://deployer:${WORD}@locks.example.com` });
const http = { terraform: { backend: { http: { address: `https://deployer:${WORD}@states.example.com/vpn` } } } };

testRule(
  "backend-credentials",
  {
    passes: {
      "credentials from elsewhere": inBucket(LOCKED),
      "an id of an access key, which is no secret": inBucket({ ...LOCKED, access_key: "example-id" }),
      "an expression, which OpenTofu allows": inBucket({ ...LOCKED, secret_key: "${var.secret_key}" }),
      "no value": inBucket({ ...LOCKED, secret_key: "" }),
    },
    finds: {
      "a secret key": {
        ...inBucket({ ...LOCKED, secret_key: WORD }),
        findings: [{ at: "backend.secret_key", message: "secret_key of the backend has a credential in clear" }],
      },
      "a password in an address": {
        ...withUser,
        findings: [
          {
            at: "backend.tablestore_endpoint",
            message: "tablestore_endpoint of the backend has a credential in clear",
          },
        ],
      },
      "a password in the address of another kind of backend": {
        in: { ...good, ...http },
        as: ["synth"],
        findings: [{ at: "backend.address", message: "address of the backend has a credential in clear" }],
      },
    },
  },
  () =>
    test.each([
      ["a secret key", inBucket({ ...LOCKED, secret_key: WORD, tablestore_table: WORD }).in],
      ["a password in an address", withUser.in],
    ])("no report shows %s", (_, json) => {
      expect(judgeAndReport(json)).not.toContain(WORD);
      expect(judgeAndReport(json)).not.toContain("deployer");
    }),
);
