/** Compiles the product's programs into `.build/`; answers whether there was anything to compile. */
export function build(root: string): Promise<boolean>;
