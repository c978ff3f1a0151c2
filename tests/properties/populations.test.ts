/** A population of n is n single neurons, however they are drawn, grouped and run side by side; bit for bit on the reference. */
import { describe, expect, test } from 'vitest';
import { firings } from '../../nodes/lif/firing.ts';
import { integrators } from '../../nodes/hodgkin-huxley/integrators.ts';
import { present, type JsonObject } from '../../src/base/index.ts';
import { own, runExperiment, createReferenceBackend } from '../../src/runtime/index.ts';
