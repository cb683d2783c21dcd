export * from "./modules";
export * from "./stacks";
