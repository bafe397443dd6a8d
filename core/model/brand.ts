/** A string that the compiler does not let pass for another kind of string. Free at run time. */
export type Brand<Name extends string> = string & { readonly __brand: Name };
