import { UserError } from "../../domain/user-error";
import type { Allowed } from "./allowed";
import type { ConfigurationFile } from "./configuration";
import { isHarmless, providersIn, sourceOf } from "./providers";
import { provisionersIn } from "./provisioners";

/** A configuration acts on more than the simulated cloud; the message is for people. */
export class ActsOutside extends UserError {}

/** Something that acts outside, and the option of `cenvpn rehearse` that allows it. */
interface Act {
  readonly where: string;
  readonly what: string;
  readonly option?: string;
}

/** Throws when the modules of a configuration would act on more than the simulated cloud. */
export function refuseOutside(modules: readonly (readonly ConfigurationFile[])[], allowed: Allowed): void {
  const acts = [
    ...modules.flatMap((files) => foreignProviders(files, allowed)),
    ...modules.flat().flatMap((file) => [...provisioners(file, allowed), ...programs(file)]),
  ];
  if (acts.length === 0) return;
  const options = [...new Set(acts.flatMap(({ option }) => option ?? []))].sort();
  throw new ActsOutside(
    [
      "refused before anything ran: only Alibaba Cloud is simulated, and this would act on the real world",
      ...acts.map(({ where, what }) => `  ${where}: ${what}`),
      ...(options.length > 0 ? [`Fix: leave it out, or let it act: cenvpn rehearse ${options.join(" ")}`] : []),
    ].join("\n"),
  );
}

function foreignProviders(files: readonly ConfigurationFile[], { providers }: Allowed): Act[] {
  const allowed = providers.map(sourceOf);
  return providersIn(files)
    .filter((source) => !isHarmless(source) && !allowed.includes(source))
    .map((source) => {
      const name = source.replace(/^hashicorp\//, "");
      const file = files.find(({ text }) => text.includes(name.split("/").at(-1) ?? name)) ?? files[0];
      return { where: file?.name ?? "", what: `provider ${source}`, option: `--allow-provider ${name}` };
    });
}

function provisioners(file: ConfigurationFile, allowed: Allowed): Act[] {
  return provisionersIn(file)
    .filter((name) => !allowed.provisioners.includes(name))
    .map((name) => ({
      where: file.name,
      what: `provisioner ${name}`,
      ...(/^[\w-]+$/.test(name) ? { option: `--allow-provisioner ${name}` } : {}),
    }));
}

/** Programs from which OpenTofu gets the keys of an encrypted state. */
function programs({ name, text }: ConfigurationFile): Act[] {
  const isOne = /\bencryption\b/.test(text) && /\b(?:key_provider|method)\b[\s":{[]*\bexternal\b/.test(text);
  return isOne ? [{ where: name, what: "a program for the encryption keys of the state" }] : [];
}
