using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Commendation.Benchmarks;

if (args is ["import-memory"])
{
    await ImportMemory.Run();
    return;
}

// In this process: the strict build settings of the repository are not meant for generated benchmark projects.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance).AsDefault());
BenchmarkSwitcher.FromAssembly(typeof(Qinghai).Assembly).Run(args, config);
