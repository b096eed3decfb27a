using Commendation.Domain.Shared;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using Commendation.WebApi.Edge;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Commendation.WebApi;

/// <summary>
/// Runs the API: the database is brought up to date and every campaign folder is opened before the first request. A faulty folder keeps no
/// other campaign from being served.
/// </summary>
internal static class Serve
{
    /// <summary>Runs until it is stopped.</summary>
    public static async Task<int> Run(string[] args, CancellationToken ct)
    {
        // Settings lie beside the program; data and campaigns lie where it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddApi();
        await using var app = builder.Build();
        app.UseApi();
        await Open(app, ct);
        await app.StartAsync(ct);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            app.Logger.LogInformation("Ready: API {Address}/api/v1, documentation {Address}/docs, description {Address}/openapi/v1.json", address, address, address);
        }

        await app.WaitForShutdownAsync(ct);
        return 0;
    }

    private static async Task Open(WebApplication app, CancellationToken ct)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(ct);
        }

        var folder = Path.GetFullPath(app.Configuration["Campaigns:Folder"] ?? "campaigns");
        if (!Directory.Exists(folder))
        {
            app.Logger.LogWarning("There is no campaign folder {Folder}; set Campaigns:Folder.", folder);
            return;
        }

        foreach (var campaign in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var folders = scope.ServiceProvider.GetRequiredService<CampaignFolders>();
            var opened = await folders.Open(campaign, ct);
            if (!opened.Accepted)
            {
                await Report(app, folders, campaign, opened.Violations, ct);
            }
            else if (!opened.Value.FollowsFolder)
            {
                app.Logger.LogWarning(
                    "Campaign {Campaign} has begun and stays with its versions, {Version} now; its folder has changed since. A change of a running campaign is adopted as an amendment: POST /api/v1/campaigns/{{campaign}}/policy/versions.", opened.Value.Code, opened.Value.Version[..12]);
            }
            else
            {
                app.Logger.LogInformation("Campaign {Campaign} is open under version {Version}.", opened.Value.Code, opened.Value.Version[..12]);
            }
        }
    }

    private static async Task Report(WebApplication app, CampaignFolders folders, string folder, IReadOnlyList<Violation> violations, CancellationToken ct)
    {
        var code = Path.GetFileName(folder);
        var kept = await folders.Kept(code, ct);
        IReadOnlyList<Violation> all = [.. violations.Union(kept.Violations.Where(violation => violation.Code == ViolationCode.PolicyAltered.Name))];
        app.Services.GetRequiredService<FaultyFolders>().Add(code, all);
        foreach (var violation in all)
        {
            app.Logger.LogError("{Folder}/{Place}: {Code}: {Message}", Path.GetRelativePath(Directory.GetCurrentDirectory(), folder), violation.Place, violation.Code, violation.Message);
        }

        if (kept.Accepted)
        {
            app.Logger.LogWarning("The folder of campaign {Campaign} is faulty; the campaign is served from its kept version {Version}.", code, kept.Value[..12]);
        }
        else
        {
            app.Logger.LogWarning("Campaign {Campaign} is not served.", code);
        }
    }
}
