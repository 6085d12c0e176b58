using Xunit.Sdk;
using Xunit.v3;

// Each class takes both cores and some gigabytes of memory for its machines.
[assembly: Parallelization(Mode = ParallelMode.None)]
