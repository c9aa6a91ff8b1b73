export const definition = {
  title: "Open a definition file",
  intro:
    "See the lineage of a pipeline definition without AWS. The file goes to this service only and is kept nowhere.",
  drop: "Drop a definition here",
  or: "or",
  choose: "Choose a file",
  paste: "Paste the definition",
  pasteHint: "The JSON of a pipeline, as pipeline.definition() or DescribePipeline gives it",
  show: "Show its lineage",
  dropAnywhere: "Drop the definition to see its lineage",
  tooLarge: "The file is larger than 1 MiB, the most that a definition may have.",
  notText: "The file could not be read.",
  empty: "There is nothing to read yet: drop, choose or paste a definition.",
  bad: "This is no definition that can be read",
  place: {
    pointer: "Place",
    line: (line: number, column: number) => `line ${line}, column ${column}`,
    lineOnly: (line: number) => `line ${line}`,
  },
  pasted: "pasted definition",
  fromFile: "Definition file",
};
