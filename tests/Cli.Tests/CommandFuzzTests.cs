using System.Text;
using Commendation.Tests;
using Commendation.WebApi.Tests.Endurance;

namespace Commendation.Cli.Tests;

/// <summary>
/// Every command is given what no command can use: bytes of another encoding, half characters, folders for files, closed ports, endless
/// figures. Each ends with an exit code that is documented and tells what is wrong. COMMENDATION_FUZZ sets the number of calls.
/// </summary>
public sealed class CommandFuzzTests : IDisposable
{
    private static readonly int Count = Server.Number("COMMENDATION_FUZZ", 150);

    private static readonly Dictionary<string, byte[]> Files = new()
    {
        ["gbk"] = [0x7B, 0x22, 0x61, 0x22, 0x3A, 0x22, 0xBF, 0xC6, 0xB3, 0xA4, 0x22, 0x7D],
        ["half"] = Encoding.UTF8.GetBytes("{\"unitAndPost\":\"\\ud83d\"}"),
        ["mark"] = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("{\"frontLine\":true}")],
        ["utf-16"] = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{\"a\":1}")).ToArray(),
        ["empty"] = [],
        ["null"] = Encoding.UTF8.GetBytes("null"),
        ["list"] = Encoding.UTF8.GetBytes("[1]"),
        ["twice"] = Encoding.UTF8.GetBytes("{\"a\":1,\"a\":2}"),
        ["deep"] = Encoding.UTF8.GetBytes(new string('[', 5000)),
        ["zeros"] = new byte[300_000],
        ["weights"] = Encoding.UTF8.GetBytes("code,weight\nA,99999999999999999999999999\nB,-1\nB,1e999\n,\n"),
        ["large"] = Encoding.UTF8.GetBytes($"{{\"a\":\"{new string('某', 2_000_000)}\"}}"),
    };

    // F is a file or folder of any kind, V a value.
    private static readonly string[] Calls =
    [
        "explain base F", "explain F F", "explain base F --award V", "explain base F --json",
        "verify F", "verify base --only V", "verify base --format V", "verify base --only coverage --out F", "verify base --only coverage --generate F", "verify base --only coverage --chart F", "verify base --only coverage --export-cases F",
        "verify base --only coverage --against V", "verify base --against http://127.0.0.1:1/api/v1 --token V", "verify base --against https://127.0.0.1:1/ --timeout V",
        "rehearse F", "rehearse base --nominees V", "rehearse base --seed V --nominees 3",
        "apportion F", "apportion F --places V", "apportion F --places 10 --method V", "apportion F --places 10 --mix V", "apportion F --places 10 --min V --max V", "apportion F --places 10 --draw F",
        "policy diff F F", "policy diff base F", "policy diff base@1 V --setting Database:ConnectionString=V", "policy amendment F",
        "journal check F", "journal check F --key V", "journal receipt F", "journal receipt F --notice F",
        "journal verify V --setting Database:ConnectionString=V", "journal verify --setting V", "journal verify --setting Database:Provider=V", "journal verify --remembered V --setting Database:ConnectionString=V",
        "journal export V --setting Database:ConnectionString=V", "journal export V --setting Database:Provider=PostgreSql --setting Database:ConnectionString=Host=127.0.0.1;Port=1;Timeout=1",
        "journal verify --setting Database:Provider=SqlServer --setting Database:ConnectionString=Server=127.0.0.1,1;Connect_Timeout=1", "keys new --setting Keys:Folder=F", "keys reencrypt --setting Database:ConnectionString=V",
        "backup F --setting Database:ConnectionString=V", "backup V --setting Database:Provider=SqlServer --setting Database:ConnectionString=Server=127.0.0.1,1;Connect_Timeout=1", "restore F --setting Database:ConnectionString=V", "restore V --replace --setting Database:ConnectionString=V",
        "new V", "new base", "token --role V", "token --role portal --org V --subject V --campaign V", "V", "V V", "--V",
    ];

    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "3000000", "99999999999999999999", "1e9", "NaN", "\ud83d", "\u200b", "\ufeff", "王", "../..", "/proc/x", "a\nb", "a b", "%00", "base@1", "base@99999999999", "1:x", "0:", "x=60%,y=60%", "Data Source=gbk", "Data Source=folder",
        "Data Source=/proc/x/y.db", "http://[", "http://127.0.0.1:1", "9999-12-31", new string('某', 5000),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-fuzz-").FullName;

    public CommandFuzzTests()
    {
        foreach (var (name, bytes) in Files)
        {
            File.WriteAllBytes(Path.Combine(_folder, name), bytes);
        }

        Directory.CreateDirectory(Path.Combine(_folder, "folder"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task Every_command_ends_with_a_documented_exit_code() => Seed.Try(async random =>
    {
        (await Run("new", Path.Combine(_folder, "base"))).Exit.Should().Be(0);
        string[] names = [.. Files.Keys, "folder", "absent", "base"];
        for (var i = 0; i < Count; i++)
        {
            // Each kind of call has its turn.
            string[] call = [.. Calls[i % Calls.Length].Split(' ').Select(word => Drawn(word, names, random))];

            var (exit, _, error) = await Run(call);

            exit.Should().BeOneOf([0, 1, 2], "{0} ended with: {1}", string.Join(" ", call), error);
            error.Should().NotContain("   at Commendation.", "{0} tells what is wrong, not where the program stood", string.Join(" ", call));
            (exit != 2 || error.Length > 0).Should().BeTrue("{0} says why it is refused", string.Join(" ", call));
        }
    });

    private string Drawn(string word, string[] names, Random random) => word switch
    {
        "F" => Path.Combine(_folder, names[random.Next(names.Length)]),
        "base" => Path.Combine(_folder, word),
        _ when word.EndsWith("=F", StringComparison.Ordinal) => word[..^1] + Path.Combine(_folder, names[random.Next(names.Length)]),
        _ when word.EndsWith('V') => word[..^1] + Values[random.Next(Values.Length)],
        _ => word.Replace('_', ' '),
    };

    private static async Task<(int Exit, string Output, string Error)> Run(params string[] call)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        return (await Tool.Run(call, output, error), output.ToString(), error.ToString());
    }
}
