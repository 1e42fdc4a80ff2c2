/** Gives what `make` gives, made when first asked for and never again. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Gives what `make` gives of a value, made anew only when the value is another than the last time. */
export function forLatest<A, T>(make: (value: A) => T): (value: A) => T {
  let last: { value: A; made: T } | undefined;
  return (value) => {
    if (last?.value !== value) last = { value, made: make(value) };
    return last.made;
  };
}
