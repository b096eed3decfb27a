using System.CommandLine;
using Commendation.Domain.Shared;
using Commendation.WebApi.Edge;

namespace Commendation.WebApi.Commands;

/// <summary>The command <c>token</c>: prints a bearer token of the local key, for development.</summary>
internal static class Token
{
    public static Command Command()
    {
        var role = new Option<string[]>("--role") { Description = $"What the caller is; can be given several times: {string.Join(", ", Identity.RoleNames.Keys)}.", Required = true };
        role.Validators.Add(result =>
        {
            foreach (var unknown in result.Tokens.Select(token => token.Value).Where(name => !Identity.RoleNames.ContainsKey(name)))
            {
                result.AddError($"There is no role '{unknown}'.{Nearest.Hint(unknown, Identity.RoleNames.Keys).En}");
            }
        });
        var organisation = new Option<string?>("--org") { Description = "Code of the organisation that the caller works for." };
        var subject = new Option<string?>("--subject") { Description = "Name of the person or program; made from role and organisation when absent." };
        var campaign = new Option<string[]>("--campaign") { Description = "Code of a campaign that the token is limited to; can be given several times." };
        var command = new Command("token", "Prints a bearer token for development, signed with the local key. Exit 0 printed, 2 unusable input or not in Development.")
        {
            role, organisation, subject, campaign,
        };
        command.SetAction(result => Console.Out.WriteLine(Print(
            result.GetRequiredValue(role), result.GetValue(organisation) ?? string.Empty, result.GetValue(subject), result.GetValue(campaign) ?? [])));
        return command;
    }

    private static string Print(string[] roles, string organisation, string? subject, string[] campaigns)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        var options = IdentityOptions.From(builder.Configuration);
        return For(DevelopmentKey.Open(options.DevelopmentKey, builder.Environment), options, roles, organisation, subject, campaigns);
    }

    /// <summary>A token of the development key.</summary>
    public static string For(
        DevelopmentKey key, IdentityOptions options, IReadOnlyList<string> roles, string organisation, string? subject = null, IReadOnlyList<string>? campaigns = null)
    {
        var claims = new Dictionary<string, object>
        {
            [options.Claims.Subject] = subject ?? $"{string.Join('+', roles)}@{organisation}",
            [options.Claims.Roles] = roles.ToArray(),
        };
        if (organisation.Length > 0)
        {
            claims[options.Claims.Organisation] = organisation;
        }

        if (campaigns is { Count: > 0 })
        {
            claims[options.Claims.Campaigns] = campaigns.ToArray();
        }

        return key.Token(options.Audience, claims, TimeProvider.System);
    }
}
