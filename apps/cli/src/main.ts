#!/usr/bin/env node
console.log(process.version, Temporal.Now.instant().toString());
