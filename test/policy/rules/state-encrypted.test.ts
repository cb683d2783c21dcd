import { BUCKET, inBucket } from "../backend";
import { type Json, resources } from "../fixtures";
import { good } from "../good";
import { testRule } from "../rule-test";

const at = "backend.encrypt";
const withoutPsks: Json = resources({ alicloud_vpn_customer_gateway: { edge: { ip_address: "203.0.113.9" } } });
/** A stack from an environment file, so fixes use that file's words. */
const ours: Json = { ...good, "//": { cenvpn: { environment: "environments/dev.yaml" } } };

testRule("state-encrypted", {
  passes: {
    "a state outside buckets": { in: { ...good, terraform: { backend: { local: {} } } }, as: ["synth"] },
    "an encrypted state": inBucket(BUCKET),
    "an encrypted state, written as text": inBucket({ ...BUCKET, encrypt: "true" }),
    "a state without PSKs": inBucket({ bucket: "example-state" }, withoutPsks),
  },
  finds: {
    "encryption that is off": {
      ...inBucket({ ...BUCKET, encrypt: false }),
      findings: [
        {
          at,
          message: "the state with the PSKs is written without encryption: encrypt = false",
          fix: 'encrypt = true in backend "oss"',
          fault: "false",
        },
      ],
    },
    "missing encryption": {
      ...inBucket({ bucket: "example-state" }),
      findings: [{ at, message: "the state with the PSKs is written without encryption: encrypt is missing" }],
    },
    "a stack from an environment file": {
      ...inBucket({ ...BUCKET, encrypt: false }, ours),
      findings: [
        {
          at,
          message: "the state with the PSKs is written without encryption: encrypt = false",
          fix: "encrypt: true under backend.oss; true is also the default",
        },
      ],
    },
  },
  leavesOpen: {
    "settings that terraform init gets": {
      ...inBucket({}),
      because: "encrypt of the backend may be given to terraform init",
    },
    "an expression, which OpenTofu allows": {
      ...inBucket({ ...BUCKET, encrypt: "${var.encrypt}" }),
      because: "encrypt of the backend is not known yet",
    },
  },
});
