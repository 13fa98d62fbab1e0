declare const kind: unique symbol

/** A string that identifies one kind of thing. Neither a plain string nor the id of another kind stands in for it. */
export type Id<K extends string> = string & { readonly [kind]: K }

/** Takes a string for an id: of an address, of storage, or of a test. What the server sends is typed already. */
export const asId = <T extends Id<string>>(value: string): T => value as T
