using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Persistence;

// The files of a policy are kept once, and read once in each process.
public abstract partial class StoreSuite
{
    [DatabaseFact]
    public async Task A_policy_is_kept_once_and_read_once()
    {
        var files = new Dictionary<string, string> { ["campaign.yaml"] = "名称: 先进\n", ["quotas.csv"] = "a,b\r\n" };
        var policy = SmallCampaign.Policy($"kept-{Guid.NewGuid():N}") with { Version = CampaignFiles.DigestOf(files) };
        var (parser, elsewhere) = (new CountingParser(policy), new CountingParser(policy));
        var (library, other) = (new CampaignLibrary(await database.Scopes(), parser), new CampaignLibrary(await database.Scopes(), elsewhere));
        var source = new CampaignSource(policy.Code, policy.Version, files);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => library.Keep(source, policy, default))));
        (await other.Source(policy.Code, policy.Version, default)).Should().BeEquivalentTo(source);
        foreach (var process in new[] { library, other })
        {
            var rules = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => process.Rules(policy.Code, policy.Version, default))));
            rules.Distinct().Should().ContainSingle().Which.Policy.Should().BeSameAs(policy);
        }

        (parser.Calls, elsewhere.Calls).Should().Be((0, 1), "who keeps a policy has read it, and whoever did not reads it once");
        await FluentActions.Awaiting(() => library.Rules(policy.Code, "other", default)).Should().ThrowAsync<InvalidOperationException>();
    }

    private sealed class CountingParser(CampaignPolicy policy) : IPolicyParser
    {
        private int _calls;

        public int Calls => _calls;

        public WorkingCalendar Calendar { get; } = new([]);

        public Outcome<CampaignPolicy> Parse(CampaignSource source, IReadOnlyDictionary<string, string>? readings = null)
        {
            Interlocked.Increment(ref _calls);
            return policy;
        }

        public Outcome<AmendedSource> Amend(CampaignSource source, IReadOnlyDictionary<string, string> files) => new AmendedSource(source, policy);
    }
}
