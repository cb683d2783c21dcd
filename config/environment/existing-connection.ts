import { CONNECTION_DEFAULTS } from "../../domain/connection";
import { DEFAULT_TABLE } from "../../domain/route-table";
import type { ConnectionSettingsFile, ExistingConnectionFile } from "../schema";
import { type Attachment, labels } from "./attachment";
import { toRoute } from "./route";
import type { Tags } from "./tags";

/** A connection that runs already, and is only attached. */
export interface ExistingConnection extends Attachment {
  /** `vco-…` */
  readonly id: string;
}

export function toExistingConnection(
  { routes = [], tags: own, attachment, ...settings }: ExistingConnectionFile,
  { advertise, associate, propagate, routeTable, payer }: ConnectionSettingsFile = {},
  tags: Tags,
  source: string,
): ExistingConnection {
  const defaults = given({ advertise, associate, propagate, routeTable, payer });
  return {
    ...{ advertise: CONNECTION_DEFAULTS.advertise, associate: CONNECTION_DEFAULTS.associate },
    ...{ propagate: CONNECTION_DEFAULTS.propagate, routeTable: DEFAULT_TABLE, ...defaults, ...settings },
    routes: routes.map((route) => toRoute(route, false)),
    ...labels({ tags: own, attachment }, tags),
    source,
  };
}

function given<T extends object>(record: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}
