using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.WebApi.Tests.House;

/// <summary>A host whose campaign keeps personal data for five years, with more campaigns like it where wanted, and a clock that can be set.</summary>
public sealed class Retaining : ApiHost
{
    public const string Code = "qinghai-petition-2018-2020";

    public Retaining(params string[] more)
    {
        foreach (var code in more.Prepend(Code))
        {
            Repository.Copy(Repository.Qinghai, Path.Combine(OwnCampaigns, code), (name, text) => name == "campaign.yaml" ? $"{text}\nretention: {{ years: 5 }}\n" : text);
        }
    }

    /// <summary>Opens campaigns of the repository besides, as they are; each makes the start longer.</summary>
    public Retaining Beside(params IEnumerable<string> codes)
    {
        foreach (var code in codes.Where(code => code != Code))
        {
            Repository.Copy(Path.Combine(Repository.Campaigns, code), Path.Combine(OwnCampaigns, code));
        }

        return this;
    }

    public DateOnly Day { get; set; } = Today;

    protected override string Campaigns => OwnCampaigns;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new SettableClock(this)));
    }

    private sealed class SettableClock(Retaining host) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(host.Day.ToDateTime(new TimeOnly(1, 30)), TimeSpan.Zero);
    }
}
