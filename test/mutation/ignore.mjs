// A plug-in of Stryker: code that Stryker does not change.
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

const WORDS = ["id", "title", "why", "fix", "terraformFix", "source", "bad", "good"];

export const strykerPlugins = [
  // A test holds for all rules that none of these is empty.
  ignore("words", "only people read this", ({ node, parentPath }) => {
    const isWord = node.type === "ObjectProperty" && WORDS.includes(node.key.name);
    return isWord && isDefinition(parentPath);
  }),
  // Stryker turns it into \\V, which a Unicode regular expression must not have: the file would not load.
  ignore("vertical-tab", "cannot be changed", ({ node }) => {
    return node.type === "RegExpLiteral" && node.flags.includes("u") && node.pattern.includes("\\v");
  }),
];

function ignore(name, why, isIgnored) {
  return declareValuePlugin(PluginKind.Ignore, name, {
    shouldIgnore: (place) => (isIgnored(place) ? why : undefined),
  });
}

/** Whether an object is what `rule` or `quota` is given, or a quota by itself. */
function isDefinition({ node, parentPath }) {
  const { type, callee, id } = parentPath?.node ?? {};
  if (node.type !== "ObjectExpression") return false;
  return type === "CallExpression"
    ? ["rule", "quota"].includes(callee.name)
    : type === "VariableDeclarator" && id.typeAnnotation?.typeAnnotation?.typeName?.name === "Quota";
}
