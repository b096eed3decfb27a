using System.CommandLine;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Documents.Forms;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Cli.Commands;

/// <summary>The command <c>forms</c>: draws up the templates of a campaign's forms.</summary>
internal static class FormsCommand
{
    public static Command Command() => new("forms", "Templates of a campaign's forms.") { Make() };

    private static Command Make()
    {
        var folder = new Argument<string>("campaign") { Description = "Folder of the campaign." };
        var again = new Option<bool>("--overwrite") { Description = "Replaces templates that exist." };
        var command = new Command("make", "Writes a template for every form into forms/ of the folder, drawn up from the fields in campaign.yaml. Exit 0 written, 2 unusable folder, or a template exists.") { folder, again };
        command.SetAction(result =>
        {
            var campaign = result.GetRequiredValue(folder);
            var console = result.InvocationConfiguration.Output;
            var made = CampaignFiles.Read(campaign).Then(files => PolicyReader.Read(files with { Forms = new Dictionary<string, string>() })).Then(policy => Write(campaign, FormTemplates.Make(policy), result.GetValue(again)));
            if (!made.Accepted)
            {
                return Printed.Refuse(result.InvocationConfiguration.Error, made.Violations);
            }

            foreach (var file in made.Value)
            {
                console.WriteLine($"{campaign.TrimEnd('/', '\\')}/{file}");
            }

            return Exit.Success;
        });
        return command;
    }

    private static Outcome<IReadOnlyList<string>> Write(string folder, IReadOnlyDictionary<string, byte[]> templates, bool overwrite)
    {
        var there = templates.Keys.Where(name => File.Exists(Path.Combine(folder, name))).ToList();
        if (there.Count > 0 && !overwrite)
        {
            return Outcome.Refused(there.Select(name => new Violation(ViolationCode.FileExists, new Text("模板已存在，不会覆盖；确需重新生成请加 --overwrite。", "The template exists and is left alone; use --overwrite to make it anew.")) { Place = name }));
        }

        try
        {
            Directory.CreateDirectory(Path.Combine(folder, CampaignFiles.FormsFolder));
            foreach (var (name, content) in templates)
            {
                File.WriteAllBytes(Path.Combine(folder, name), content);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new Violation(ViolationCode.FileUnwritable, new Text("无法写入文件，请检查路径和权限。", "The files cannot be written; check path and permissions.")) { Place = folder };
        }

        return templates.Keys.ToList();
    }
}
