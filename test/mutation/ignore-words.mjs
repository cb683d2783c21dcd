// A plug-in of Stryker: what only people read of a rule is not mutated. That nothing of it is empty is tested for all rules.
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

const WORDS = ["id", "title", "why", "fix", "terraformFix", "source", "bad", "good"];

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, "words", {
    shouldIgnore({ node, parentPath }) {
      const isWord = node.type === "ObjectProperty" && WORDS.includes(node.key.name);
      return isWord && isDefinition(parentPath) ? "only people read this" : undefined;
    },
  }),
];

/** Whether an object is what `rule` or `quota` is given, or a quota by itself. */
function isDefinition({ node, parentPath }) {
  const { type, callee, id } = parentPath?.node ?? {};
  if (node.type !== "ObjectExpression") return false;
  return type === "CallExpression"
    ? ["rule", "quota"].includes(callee.name)
    : type === "VariableDeclarator" && id.typeAnnotation?.typeAnnotation?.typeName?.name === "Quota";
}
