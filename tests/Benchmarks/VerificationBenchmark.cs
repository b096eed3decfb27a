using BenchmarkDotNet.Attributes;
using Commendation.Application.Verification;
using Commendation.Domain.Calendars;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Mutation;
using Commendation.Domain.Verification.Proof;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Benchmarks;

/// <summary>
/// The verification of the shipped campaign with all its planted faults and without them, against reading the campaign once. Targets for the
/// command, start included: 10 s with them and 2 s without on two cores, under 500 MB.
/// </summary>
[MemoryDiagnoser]
[IterationCount(5)]
[WarmupCount(1)]
[InvocationCount(1)]
public class VerificationBenchmark
{
    private static readonly CampaignFiles Files = CampaignFiles.Read(Qinghai.Folder).Value;
    private static readonly IReadOnlyDictionary<string, string> Scenarios = ScenarioFiles.Find(Qinghai.Folder);
    private static readonly WorkingCalendar Calendar = ChineseCalendar.Load();
    private static readonly IReadOnlyList<Part> WithoutMutation = [.. Part.All.Where(part => part.Code != MutationTest.Code)];

    [Benchmark(Baseline = true)]
    public VerifiablePolicy Read() => PolicyReader.Verifiable(Files, Scenarios, Calendar).Value;

    [Benchmark]
    public VerificationView Proofs() => Read().Verify(WithoutMutation);

    [Benchmark]
    public VerificationView ProofsAndMutation() => Read().Verify(Part.All);
}

/// <summary>The search of the procedure by itself. It says how many situations there are: divide by the time for situations in a second.</summary>
public class ProcedureBenchmark
{
    private readonly Subject _subject = PolicyReader.Verifiable(CampaignFiles.Read(Qinghai.Folder).Value, new Dictionary<string, string>(), ChineseCalendar.Load()).Value.Subject;

    [GlobalSetup]
    public void Count()
    {
        var counts = ProcedureProof.Run(_subject).Counts;
        Console.WriteLine($"// {counts["situations"]} situations, {counts["transitions"]} transitions");
    }

    [Benchmark]
    public Report Proof() => ProcedureProof.Run(_subject);
}
