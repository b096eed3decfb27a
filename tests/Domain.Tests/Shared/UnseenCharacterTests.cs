using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Shared;

public class UnseenCharacterTests
{
    public static TheoryData<string> Unseen =>
    [
        .. new[] { 0x0, 0x7, 0x1B, 0x7F, 0x85, 0xAD, 0x034F, 0x061C, 0x115F, 0x17B4, 0x200B, 0x200C, 0x200D, 0x200E, 0x202A, 0x202E, 0x2028, 0x2029, 0x2060, 0x2066, 0x2800, 0x3164, 0xFEFF, 0xFFA0, 0xFFFD, 0xE0001, 0xE0041 }
            .Select(char.ConvertFromUtf32),
        .. new[] { "\ud83d", "\ude00", "\n", "\r", "\t" },
    ];

    [Theory]
    [MemberData(nameof(Unseen))]
    public void In_a_name_every_character_must_be_seen(string character)
    {
        UnseenCharacter.InLine($"卓{character}玛")!.Index.Should().Be(1);
        UnseenCharacter.InLine(character).Should().NotBeNull();
    }

    [Theory]
    [InlineData("卓玛")]
    [InlineData("迪丽热巴·迪力木拉提")]
    [InlineData("𠮷田")]
    [InlineData("葛󠄀城")] // an ideographic variation sequence
    [InlineData("བསྟན་འཛིན")]
    [InlineData("ᠮᠣᠩᠭᠣᠯ")]
    [InlineData("ᠡᠬᠡ ᠶᠢᠨ ᠠ᠎")] // with the vowel separator of Mongolian
    [InlineData("José O'Neil-Smith")]
    public void A_name_in_any_script_is_seen(string name)
    {
        UnseenCharacter.InLine(name).Should().BeNull();
        UnseenCharacter.HasVisible(name).Should().BeTrue();
    }

    [Theory]
    [InlineData("第一行\r\n第二行\t末")]
    [InlineData("从 Word 粘贴\u00a0\u200b的文字\ufeff")]
    public void A_text_of_several_lines_may_hold_breaks_and_what_word_processors_leave(string text) => UnseenCharacter.InText(text).Should().BeNull();

    [Theory]
    [InlineData("通过\u202e不通", "U+202E")]
    [InlineData("a\u0000", "U+0000")]
    public void A_text_must_not_turn_direction_hold_controls_or_be_broken(string text, string name) => UnseenCharacter.InText(text)!.Name.Should().Be(name);

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_text() => UnseenCharacter.InText("a\ud83d")!.Name.Should().Be("U+D83D");

    [Theory]
    [InlineData("")]
    [InlineData(" \u3000\n")]
    [InlineData("\u200b\ufeff")]
    [InlineData("\u2800")]
    [InlineData("\u0301")]
    public void What_shows_nothing_is_not_visible(string text) => UnseenCharacter.HasVisible(text).Should().BeFalse();
}
