import { Children } from "../rehearsal/children";
import { findTerraform, NoTerraform } from "../rehearsal/terraform/find";

/**
 * Lends the user's Terraform, and a runner of its commands. A signal that ends this process first ends them.
 * @throws NoTerraform
 */
export async function withTerraform<T>(use: (terraform: string, children: Children) => Promise<T>): Promise<T> {
  const found = await findTerraform();
  if (!found || found.problem) throw new NoTerraform(found?.problem);
  const children = new Children();
  const stopListening = children.onSignal(async (signal) => {
    stopListening();
    process.kill(process.pid, signal);
  });
  try {
    // by its name, which means the stand-in in a rehearsal
    return await use(process.env.TERRAFORM_BINARY_NAME || "terraform", children);
  } finally {
    stopListening();
  }
}
