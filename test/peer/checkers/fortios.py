"""Reads a FortiOS configuration: `fortios.py FOLDER FILE` prints what it says as JSON, and what the vendor's schema does not know."""

import ast
import json
import sys

import anyconfig

folder, file = sys.argv[1:]


def schema_of(path):
    module = path.replace(" ", "_").replace("-", "_")
    with open(f"{folder}/{module}.schema.py", encoding="utf-8") as text:
        for node in ast.parse(text.read()).body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "versioned_schema":
                return ast.literal_eval(node.value)
    raise SystemExit(f"there is no schema of {path}")


problems = []


def judge(where, settings, schema):
    children = schema.get("children", {})
    for name, value in settings.items():
        if name in ("edit", "edits", "config", "configs"):
            continue
        known = children.get(name.replace("-", "_"))
        if known is None:
            problems.append(f"{where}: {name} is not known")
            continue
        options = [str(option["value"]) for option in known.get("options", [])]
        for each in value if isinstance(value, list) else [value]:
            if options and each is not None and str(each) not in options:
                problems.append(f"{where}: {name} {each} is none of {', '.join(options)}")
            if known.get("type") == "integer" and each is not None and not str(each).isdigit():
                problems.append(f"{where}: {name} {each} is no number")
    for edit in settings.get("edits", []):
        judge(f"{where} {edit['edit']}", edit, schema)
    for config in settings.get("configs", []):
        known = children.get(config["config"].replace("-", "_"))
        if known is None:
            problems.append(f"{where}: {config['config']} is not known")
        else:
            judge(f"{where} {config['config']}", config, known)


configuration = anyconfig.load(file, ac_parser="fortios")
for config in [each for each in configuration["configs"] if "config" in each]:
    judge(config["config"], config, schema_of(config["config"]))
print(json.dumps({"configuration": configuration, "problems": problems}))
