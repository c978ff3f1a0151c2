/** What `neuroloom --help` says after the verbs. */
export const footer = `
Examples:
  neuroloom run xor.json --input x1=0 --input x2=1
  neuroloom run net.json --input "x=0.1,0.2;0.3,0.4" --set h1.bias=0.3
  neuroloom train spirals.json --save trained.json
  neuroloom simulate axon.json --length 50 --csv > trace.csv
  neuroloom train digits.json --checkpoint half.json; neuroloom train digits.json --resume half.json
  neuroloom check gallery/*.json --backend reference,wasm
  neuroloom explain net.json --stage lowered

Exit codes:
  0    all is well
  1    a claim failed
  2    the command line is wrong, or a file cannot be read
  3    a document is invalid
  4    it could not be run: a limit, a backend that is missing, a mistake of ours;
       or it met a number that is not finite, and says which
  130  interrupted: what was computed is printed, and saved where --checkpoint says
  With several files the highest code wins.

JSON:
  --json writes one line on stdout: { "schemaVersion": 1, "ok", "command",
  "exitCode", …, "diagnostics" }, and "error" when there is no result. Numbers
  that JSON does not have are the strings "NaN", "Infinity" and "-Infinity".
  Rows, elements and steps count from 0.

Environment:
  NO_COLOR           no colours (there are none outside a terminal either)
  NEUROLOOM_DEBUG=1  show where an unexpected error happened`;
