using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;

namespace Commendation.Architecture.Tests;

/// <summary>The package that others embed, packed as it was built. tests/PackageConsumer/run takes it as they do.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly string Configuration = AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug";

    private readonly string _folder = Directory.CreateTempSubdirectory("package-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_package_depends_on_nothing_and_holds_the_library_with_its_readme()
    {
        var feed = Path.Combine(_folder, "feed");
        Run("pack", "src/Domain", "-c", Configuration, "--no-build", "--no-restore", "-o", feed, "--nologo");

        using var package = ZipFile.OpenRead(Directory.GetFiles(feed, "*.nupkg").Single());
        package.Entries.Select(entry => entry.FullName).Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal))
            .Should().BeEquivalentTo("Commendation.Domain.nuspec", "README.md", "lib/net10.0/Commendation.Domain.dll", "lib/net10.0/Commendation.Domain.xml", "[Content_Types].xml");
        Text(package, "README.md").Should().Be(File.ReadAllText(Path.Combine(DocumentsTests.Root, "src", "Domain", "README.md")));
        Text(package, "lib/net10.0/Commendation.Domain.dll").Should().NotContain(DocumentsTests.Root);

        var metadata = XDocument.Parse(Text(package, "Commendation.Domain.nuspec")).Root!.Elements().Single();
        string Of(string name) => metadata.Elements().SingleOrDefault(element => element.Name.LocalName == name)?.Value ?? string.Empty;
        metadata.Descendants().Where(element => element.Name.LocalName == "dependency").Should().BeEmpty();
        Of("license").Should().NotBeEmpty();
        Of("readme").Should().Be("README.md");
        Of("description").Should().Contain("评选表彰");
        Of("repository").Should().BeEmpty("no revision goes into the package, so that it is the same wherever it is packed");
    }

    private static string Text(ZipArchive package, string name)
    {
        using var reader = new StreamReader(package.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static void Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = DocumentsTests.Root, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";

        // The test host tells its own tools where MSBuild is; another command finds its own.
        start.Environment.Remove("MSBuildSDKsPath");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, (output + errors.Result).Replace('{', '(').Replace('}', ')'));
    }
}
