/** Hard caps, checked before anything is allocated: documents come from strangers. */
export const limits = {
  /** How deep lists and objects of a document may lie in each other. */
  nesting: 64,
  /** Characters of a document's JSON text. */
  documentLength: 64 * 1024 * 1024,
  nodes: 20_000,
  edges: 250_000,
  tensors: 4_096,
  /** Elements of all tensors and weights of a drawing together. */
  tensorElements: 16_000_000,
  /** Elements of one vector. */
  vectorSize: 65_536,
  rows: 100_000,
  probes: 256,
  experiments: 64,
  claims: 512,
  labelLength: 200,
  textLength: 4_000,
  /** Seeds are whole numbers of 32 bits. */
  seed: 2 ** 32 - 1,
  /** Steps that an edge may delay. */
  delay: 1_024,
  /** Advances of one experiment. */
  advances: 10_000_000,
  /** Steps of time that a training unrolls for every example. */
  window: 64,
  /** Values that an experiment varies a parameter over. */
  trials: 1_000,
  /** Numbers that the probes of one run keep. */
  recorded: 64_000_000,
  /** Numbers that one pass holds, all rows together. */
  values: 64_000_000,
  /** Multiply-adds of one advance, all rows together. */
  costPerAdvance: 2_000_000_000,
  /** Operations of a program, written out for the window of a training and with the gradient. */
  operations: 250_000,
  /** Values that delays keep, each of them on its own. */
  places: 1_000_000,
  /** Multiply-adds before the first advance. */
  setupCost: 20_000_000_000,
} as const;
