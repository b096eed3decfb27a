using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using Commendation.WebApi.Edge;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Commendation.WebApi;

/// <summary>Runs the API: the database is brought up to date and every campaign folder is opened before the first request.</summary>
internal static class Serve
{
    /// <summary>Runs until it is stopped; false when a campaign's folder is faulty, which is told.</summary>
    public static async Task<bool> Run(string[] args, CancellationToken ct)
    {
        // Settings lie beside the program; data and campaigns lie where it is started.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddApi();
        await using var app = builder.Build();
        app.UseApi();
        if (!await Open(app, ct))
        {
            return false;
        }

        await app.StartAsync(ct);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            app.Logger.LogInformation("Ready: API {Address}/api/v1, documentation {Address}/docs, description {Address}/openapi/v1.json", address, address, address);
        }

        await app.WaitForShutdownAsync(ct);
        return true;
    }

    private static async Task<bool> Open(WebApplication app, CancellationToken ct)
    {
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(ct);
        }

        var folder = Path.GetFullPath(app.Configuration["Campaigns:Folder"] ?? "campaigns");
        if (!Directory.Exists(folder))
        {
            app.Logger.LogWarning("There is no campaign folder {Folder}; set Campaigns:Folder.", folder);
            return true;
        }

        var sound = true;
        foreach (var campaign in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            await using var scope = app.Services.CreateAsyncScope();
            var opened = await scope.ServiceProvider.GetRequiredService<CampaignFolders>().Open(campaign, ct);
            if (!opened.Accepted)
            {
                sound = false;
                foreach (var violation in opened.Violations)
                {
                    await Console.Error.WriteLineAsync($"{Path.GetRelativePath(Directory.GetCurrentDirectory(), campaign)}/{violation.Place}: {violation.Code}: {violation.Message}");
                }
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

        return sound;
    }
}
