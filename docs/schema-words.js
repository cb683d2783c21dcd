// States in words for a table what a file's schema says about a name.
"use strict";

/** The values that the schema allows, in words. */
function limitOf(schema) {
  const { format, enum: values, minimum, maximum, items, propertyNames, properties, type } = schema;
  if (values) return cell(values.join(", "));
  if (format) return cell(allowedBy(format));
  if (minimum !== undefined) return maximum === undefined ? `${minimum} or more` : `${minimum} to ${maximum}`;
  if (items) return joined(": ", numberOfItems(schema), limitOf(items));
  if (propertyNames) {
    const most = schema.maxProperties && `up to ${schema.maxProperties}`;
    return joined("; ", most, limitOf(propertyNames), limitOf(schema.additionalProperties));
  }
  if (schema.then) return joined("; or ", limitOf(schema.else), limitOf(schema.then));
  if (properties) return `{${Object.keys(properties).join(", ")}}`;
  return type === "boolean" ? "true or false" : "";
}

function numberOfItems({ minItems = 0, maxItems }) {
  if (!maxItems) return "";
  return minItems === maxItems ? `${maxItems}` : `${minItems} to ${maxItems}`;
}

const joined = (between, ...parts) => parts.filter(Boolean).join(between);

/** The message of a format's predicate about a text that the predicate refuses. */
function allowedBy(format) {
  const { FORMATS } = require("../dist/config/formats.js");
  const refused = [" ", "http://", "x".repeat(300)].map((text) => FORMATS[format](text)).find(Boolean);
  return refused?.allowed ?? "";
}

/** A text as a cell of a table. */
const cell = (text) => text.replaceAll("|", "\\|");

module.exports = { cell, limitOf };
