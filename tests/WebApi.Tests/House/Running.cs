using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.WebApi.Tests.House;

/// <summary>A host whose campaign runs: it is no record of one that is over, and its acts are of the minute in which they are recorded.</summary>
public sealed class Running : ApiHost
{
    /// <summary>The line of the campaign's file that makes it a record.</summary>
    private const string Record = "record: ";

    /// <summary>Makes the host.</summary>
    /// <param name="more">What the campaign's file says besides.</param>
    public Running(string more = "") => Repository.Copy(
        Repository.Qinghai,
        Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
        (name, text) => name == "campaign.yaml" ? $"{Lines(text)}\n{more}\n" : text);

    /// <summary>What time it is in Xining.</summary>
    public DateTime Now { get; set; } = new(2021, 7, 12, 9, 30, 0);

    protected override string Campaigns => OwnCampaigns;

    /// <summary>It is the morning of another day.</summary>
    public void Morning(string day) => Now = DateOnly.ParseExact(day, "yyyy-MM-dd").ToDateTime(new TimeOnly(9, 30));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(new SettableClock(this)));
    }

    private static string Lines(string text) => string.Join('\n', text.Split('\n').Where(line => !line.StartsWith(Record, StringComparison.Ordinal)));

    private sealed class SettableClock(Running host) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(host.Now, TimeSpan.FromHours(8));
    }
}
