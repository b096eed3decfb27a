using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Publicity;
using Commendation.Domain.Shared;
using Commendation.Infrastructure;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Cli.Commands;

/// <summary>The commands <c>journal verify</c>, <c>journal export</c>, <c>journal check</c> and <c>journal receipt</c>.</summary>
internal static class JournalCommands
{
    public static Command Command() => new("journal", "Verifies, exports and checks journals.") { VerifyCommand(), ExportCommand(), CheckCommand(), ReceiptCommand() };

    private static Command VerifyCommand()
    {
        var campaign = new Argument<string?>("campaign") { Description = "Code of the campaign; every campaign when left out.", Arity = ArgumentArity.ZeroOrOne };
        var remembered = new Option<string?>("--remembered") { Description = "A place in the chain that was noted before, number:hash: notices a chain that was written anew." };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var command = new Command("verify", "Walks the chain of each campaign and holds what is stored against it. The database is the server's. Exit 0 everything fits, 1 findings, 2 unusable input.")
        {
            campaign, remembered, json, ServerSettings.Option,
        };
        command.SetAction((result, ct) => WithDatabase(result, async services =>
        {
            var verified = new List<JournalVerification>();
            if (result.GetValue(campaign) is { } code)
            {
                var outcome = await services.GetRequiredService<IMediator>().Send(new VerifyJournal(code, result.GetValue(remembered)), ct);
                if (!outcome.Accepted)
                {
                    return Printed.Refuse(result.InvocationConfiguration.Error, outcome.Violations);
                }

                verified.Add(outcome.Value);
            }
            else if (result.GetValue(remembered) is not null)
            {
                return Printed.Refuse(result.InvocationConfiguration.Error, [new Violation(ViolationCode.CampaignMissing, new Text("所记位置属于一项活动，请写明活动代码。", "A remembered place is one of a campaign: name the campaign.")) { Place = "--remembered" }]);
            }
            else
            {
                // Also those whose own row is gone.
                var journal = services.GetRequiredService<IJournal>();
                foreach (var id in await journal.Campaigns(ct))
                {
                    verified.Add(await journal.Verify(id, null, ct));
                }
            }

            var output = result.InvocationConfiguration.Output;
            if (result.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(verified, Json.Indented));
            }
            else
            {
                verified.ForEach(one => Write(one, output));
            }

            return verified.TrueForAll(one => one.Holds) ? Exit.Success : Exit.Findings;
        }));
        return command;
    }

    private static Command ExportCommand()
    {
        var campaign = new Argument<string>("campaign") { Description = "Code of the campaign." };
        var nomination = new Option<Guid?>("--nomination") { Description = "Key of one nomination; the whole campaign when left out." };
        var file = new Option<string?>("--out") { Description = "File to write; the standard output when left out." };
        var command = new Command("export", "Writes the lines of a campaign or of one nomination as a signed file. The database is the server's. Exit 0 written, 2 unusable input.")
        {
            campaign, nomination, file, ServerSettings.Option,
        };
        command.SetAction((result, ct) => WithDatabase(result, async services =>
        {
            var outcome = await services.GetRequiredService<IMediator>().Send(new ExportJournal(result.GetRequiredValue(campaign), result.GetValue(nomination)), ct);
            if (!outcome.Accepted)
            {
                return Printed.Refuse(result.InvocationConfiguration.Error, outcome.Violations);
            }

            var text = outcome.Value.ToJsonString(Json.Indented);
            if (result.GetValue(file) is not { } path)
            {
                result.InvocationConfiguration.Output.WriteLine(text);
                return Exit.Success;
            }

            try
            {
                await File.WriteAllTextAsync(path, text, ct);
                return Exit.Success;
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return Printed.Refuse(result.InvocationConfiguration.Error, [new Violation(ViolationCode.FileUnwritable, new Text($"无法写入：{fault.Message}", $"It cannot be written: {fault.Message}")) { Place = path }]);
            }
        }));
        return command;
    }

    private static Command CheckCommand()
    {
        var file = new Argument<string>("file") { Description = "File that 'journal export' or the API wrote." };
        var key = new Option<string?>("--key") { Description = "Thumbprint of the key that must have signed, as GET /api/v1/journal/keys gives it (kid)." };
        var command = new Command("check", "Checks an exported file without a database: every hash, every link, the signature. Exit 0 everything fits, 1 findings, 2 unusable input.") { file, key };
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(file);
            var outcome = Read(path).Then(export => JournalChecks.Check(export, JournalSignatures.Check));
            if (!outcome.Accepted)
            {
                return Printed.Refuse(result.InvocationConfiguration.Error, outcome.Violations.Select(violation => violation with { Place = path }));
            }

            var (check, output) = (outcome.Value, result.InvocationConfiguration.Output);
            output.WriteLine($"{check.Campaign} {check.Subject ?? "–"}: {check.Entries} lines 条, chain ends 链末 {check.Head}");
            Write(check.Late, output);
            return Tell(check.KeyId, result.GetValue(key), check.Findings, output);
        });
        return command;
    }

    private static Command ReceiptCommand()
    {
        var file = new Argument<string>("file") { Description = "Receipt of a posting, as its public address gave it." };
        var text = new Option<string?>("--notice") { Description = "File with what the notice made public, as its public address gave it (…/text)." };
        var key = new Option<string?>("--key") { Description = "Thumbprint of the key that must have signed, as GET /api/v1/journal/keys gives it (kid)." };
        var command = new Command("receipt", "Checks the receipt of a posting without a database: the signature, and with --notice whether it was given for this text. Exit 0 everything fits, 1 findings, 2 unusable input.") { file, text, key };
        command.SetAction(result =>
        {
            var (path, notice) = (result.GetRequiredValue(file), result.GetValue(text));
            var read = notice is null ? Outcome<JsonObject?>.Of(null) : Read(notice).Select(known => (JsonObject?)known);
            if (!read.Accepted)
            {
                return Printed.Refuse(result.InvocationConfiguration.Error, read.Violations.Select(violation => violation with { Place = notice }));
            }

            var outcome = Read(path).Then(receipt => ReceiptChecks.Check(receipt, read.Value, JournalSignatures.Check));
            if (!outcome.Accepted)
            {
                return Printed.Refuse(result.InvocationConfiguration.Error, outcome.Violations.Select(violation => violation with { Place = path }));
            }

            var (check, output) = (outcome.Value, result.InvocationConfiguration.Output);
            output.WriteLine($"{check.Campaign} public-notice/{check.Notice}: public since 公开自 {check.RecordedAt}, line 第 {check.Entry} 条");
            if (check.Late is { } late)
            {
                output.WriteLine($"  posted on 发布于 {check.PostedOn}, {Vouching(late)}");
            }

            return Tell(check.KeyId, result.GetValue(key), check.Findings, output);
        });
        return command;
    }

    private static int Tell(string signedBy, string? trusted, IEnumerable<JournalFinding> found, TextWriter output)
    {
        output.WriteLine($"signed by 签名密钥 {(signedBy.Length > 0 ? signedBy : "–")}");
        var findings = found.ToList();
        if (trusted is not null && trusted != signedBy)
        {
            findings.Insert(0, new JournalFinding(ViolationCode.KeyUnexpected.Name, 0, null, new Text("签名密钥不是所指定的密钥。", "It was signed with another key than the one that was named.")));
        }

        findings.ForEach(finding => Write(finding, output));
        output.WriteLine(findings.Count == 0 ? "Everything fits. 全部相符。" : $"{findings.Count} findings. 发现{findings.Count}处不符。");
        return findings.Count == 0 ? Exit.Success : Exit.Findings;
    }

    private static Task<int> WithDatabase(ParseResult result, Func<IServiceProvider, Task<int>> use) => ServerDatabase.Use(
        result, async services => services.Accepted ? await use(services.Value) : Printed.Refuse(result.InvocationConfiguration.Error, services.Violations));

    private static Outcome<JsonObject> Read(string path)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(path)) as JsonObject is { } file
                ? file
                : new Violation(ViolationCode.JsonInvalid, new Text("不是JSON对象。", "It is no JSON object."));
        }
        catch (JsonException fault)
        {
            return new Violation(ViolationCode.JsonInvalid, new Text($"不是有效的JSON：{fault.Message}", $"It is no valid JSON: {fault.Message}"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Violation(ViolationCode.FileUnreadable, new Text($"无法读取：{fault.Message}", $"It cannot be read: {fault.Message}"));
        }
    }

    private static void Write(JournalVerification verification, TextWriter output)
    {
        output.WriteLine($"{(verification.Holds ? '✓' : '✗')} {verification.Campaign}: {verification.Entries} lines 条, {verification.States} states 项数据, chain ends 链末 {verification.Head}");
        Write(verification.Late, output);
        foreach (var finding in verification.Findings)
        {
            Write(finding, output);
        }
    }

    private static void Write(IReadOnlyList<LateLine> late, TextWriter output)
    {
        foreach (var line in late)
        {
            output.WriteLine($"  #{line.Number} {line.Act} {line.Subject} of 办理于 {Day(line.On)}, {Vouching(line.Late)}");
        }
    }

    private static string Vouching(LateView late) =>
        $"recorded late 补录于 {Day(late.RecordedOn)} by {late.RecordedBy}, confirmed 确认于 {Day(late.ConfirmedOn)} by {late.ConfirmedBy}: {late.Reason} [{string.Join("; ", late.Evidence)}]";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static void Write(JournalFinding finding, TextWriter output) =>
        output.WriteLine($"  #{finding.Number} {finding.Code}: {finding.Message.Zh} {finding.Message.En}");
}
