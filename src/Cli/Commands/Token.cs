using System.CommandLine;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Security;

namespace Commendation.Cli.Commands;

/// <summary>The command <c>token</c>: prints a bearer token of the local key, for development.</summary>
internal static class Token
{
    public static Command Command()
    {
        var role = new Option<string[]>("--role") { Description = $"What the caller is; can be given several times: {string.Join(", ", Authority.Roles.Keys)}.", Required = true };
        role.Validators.Add(result =>
        {
            foreach (var unknown in result.Tokens.Select(token => token.Value).Where(name => !Authority.Roles.ContainsKey(name)))
            {
                result.AddError($"There is no role '{unknown}'.{Nearest.Hint(unknown, Authority.Roles.Keys).En}");
            }
        });
        var organisation = new Option<string?>("--org") { Description = "Code of the organisation that the caller works for." };
        var subject = new Option<string?>("--subject") { Description = "Name of the person or program; made from role and organisation when absent." };
        var campaign = new Option<string[]>("--campaign") { Description = "Code of a campaign that the token is limited to; can be given several times." };
        var command = new Command("token", "Prints a bearer token for development, signed with the local key. Exit 0 printed, 2 unusable input or not in Development.")
        {
            role, organisation, subject, campaign,
        };
        command.SetAction(result => result.InvocationConfiguration.Output.WriteLine(Print(
            result.GetRequiredValue(role), result.GetValue(organisation) ?? string.Empty, result.GetValue(subject), result.GetValue(campaign) ?? [])));
        return command;
    }

    private static string Print(string[] roles, string organisation, string? subject, string[] campaigns)
    {
        var options = IdentityOptions.From(ServerSettings.Read([]));
        return DevelopmentKey.Open(options.DevelopmentKey, ServerSettings.Environment).Token(options, roles, organisation, subject, campaigns);
    }
}
