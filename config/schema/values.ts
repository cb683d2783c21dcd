import { Type } from "@sinclair/typebox";
import { SELECTORS } from "../../domain/route";
import { MOST_TAGS } from "../../domain/tag";
import type { Format } from "../formats";
import { keyed, text } from "./words";

export const tags = Type.Optional(
  keyed("tag-key", text("tag-value", "Value of the tag."), "Tags, tag key to value.", { maxProperties: MOST_TAGS }),
);

export const resourceGroup = Type.Optional(
  text("resource-group-id", "Resource group, rg-…. Default: the account's default group."),
);

export const networks = (description: string) =>
  Type.Array(text("cidr", "An IPv4 network such as 10.0.0.0/8."), {
    minItems: 1,
    maxItems: SELECTORS.most,
    description,
  });

/** An ASN, plain or dotted. YAML reads an unquoted 1.10 as the number 1.1, so the dotted form is a text. */
export const asn = (format: Format, description: string) =>
  Type.Unsafe<number | string>({ type: ["integer", "string"], format, description });
