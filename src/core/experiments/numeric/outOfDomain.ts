/** Thrown where a function is asked outside its domain; what people can enter is checked before, so this is rare. */
export class OutOfDomain extends RangeError {}
