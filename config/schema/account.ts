import { type Static, Type } from "@sinclair/typebox";
import { ACCOUNT_TYPES, type AccountType } from "../../domain/account";
import { closed, oneOf, text } from "./words";

export const account = closed(
  {
    id: Type.Optional(
      text("account-id", "Id of the account, in quotes. Needed where accounts meet. Default: the role's account."),
    ),
    type: Type.Optional(
      oneOf(
        Object.keys(ACCOUNT_TYPES) as AccountType[],
        "The Alibaba Cloud website that the account belongs to. Default: none; the provider then asks the billing service.",
      ),
    ),
    profile: Type.Optional(
      Type.String({
        minLength: 1,
        description: "Profile of the Alibaba Cloud CLI. Default: credentials of the environment.",
      }),
    ),
    variables: Type.Optional(
      text(
        "variable-prefix",
        "Prefix of the sensitive variables with the credentials: PREFIX_access_key, PREFIX_secret_key and PREFIX_security_token, set by TF_VAR_PREFIX_access_key and so on. Default: credentials of the environment.",
      ),
    ),
    role: Type.Optional(text("role", "RAM role to assume, acs:ram::ACCOUNT-ID:role/NAME. Default: none.")),
    sessionName: Type.Optional(
      Type.String({
        pattern: "^[\\w.@-]{2,64}$",
        description:
          "Name of the role's session in the audit log: 2 to 64 letters, digits, . @ - and _. Default: cenvpn.",
      }),
    ),
  },
  "How Terraform reaches the account: where the access key is, never the key itself.",
);

export type AccountFile = Static<typeof account>;
