/** What `neuroloom --help` says after the verbs. */
export const footer = `
Examples:
  neuroloom run xor.json --input x1=0 --input x2=1
  neuroloom run net.json --input "x=0.1,0.2;0.3,0.4" --set h1.bias=0.3
  neuroloom train spirals.json --save trained.json
  neuroloom simulate axon.json --length 50 --csv > trace.csv
  neuroloom train digits.json --checkpoint s.json --checkpoint-every 5
  neuroloom train digits.json --resume s.json --checkpoint s.json
  neuroloom check gallery/*.json --backend reference,wasm
  neuroloom check handed-in.json --claims task.json
  neuroloom explain net.json --stage lowered

Exit codes:
  0    all is well
  1    a claim failed
  2    the command line is wrong, or a file cannot be read
  3    a document is invalid
  4    it could not be run: a limit, a backend that is missing, a mistake of ours;
       or it met a number that is not finite, and says which; or its output was
       closed or full, of which nothing more is said
  130  interrupted (Ctrl+C): what was computed is printed, and saved where
       --checkpoint says; 143 after SIGTERM, 129 after SIGHUP
  With several files the highest code wins.

Files:
  What is written is there whole or not at all. Where it goes is tried before
  anything is computed; --save may name the document itself, and --checkpoint the
  file of --resume. States go on only in the run that wrote them: the same
  drawing in what it computes, experiment, dt, seed, backend and version. With
  --force they go on elsewhere, and what is lost is listed.

JSON:
  --json writes one line on stdout: { "schemaVersion": 1, "version", "ok",
  "command", "exitCode", …, "diagnostics" }, and "error" when something went
  wrong. Results name the backend, the seed, and the hash of the document: SHA-256
  of all that it computes with, but not of titles, positions, probes or claims.
  Numbers that JSON does not have are the strings
  "NaN", "Infinity" and "-Infinity". Rows, elements and steps count from 0.

Environment:
  NO_COLOR           no colours (there are none outside a terminal either)
  NEUROLOOM_DEBUG=1  show where an unexpected error happened`;
