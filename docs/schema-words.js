// States in words for a table what a file's schema says about a name.
"use strict";

/** The values that the schema allows, in words. */
function limitOf(schema) {
  const { format, enum: values, minimum, maximum, minItems, maxItems, items, propertyNames, properties, type } = schema;
  if (values) return cell(values.join(", "));
  if (format) return cell(allowedBy(format));
  if (minimum !== undefined) return maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`;
  if (items)
    return [maxItems && (minItems === maxItems ? `${maxItems}` : `${minItems ?? 0} to ${maxItems}`), limitOf(items)]
      .filter(Boolean)
      .join(": ");
  if (propertyNames) {
    const limits = [
      schema.maxProperties && `up to ${schema.maxProperties}`,
      limitOf(propertyNames),
      limitOf(schema.additionalProperties),
    ];
    return limits.filter(Boolean).join("; ");
  }
  if (schema.then) return [schema.else, schema.then].map(limitOf).filter(Boolean).join("; or ");
  if (properties) return `{${Object.keys(properties).join(", ")}}`;
  return type === "boolean" ? "true or false" : "";
}

/** The message of a format's predicate about a text that the predicate refuses. */
function allowedBy(format) {
  const { FORMATS } = require("../dist/config/formats.js");
  const refused = [" ", "http://", "x".repeat(300)].map((text) => FORMATS[format](text)).find(Boolean);
  return refused?.allowed ?? "";
}

/** A text as a cell of a table. */
const cell = (text) => text.replaceAll("|", "\\|");

module.exports = { cell, limitOf };
