using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using Scalar = Commendation.Domain.Policies.Language.Scalar;

namespace Commendation.Infrastructure.PolicyFiles.Syntax;

/// <summary>
/// Turns the text of a YAML file into nodes. Only the plain part of YAML is allowed: whatever makes a text mean something else than
/// it seems to say (anchors, merge keys, tags, a second document) is refused.
/// </summary>
internal sealed class YamlTree
{
    /// <summary>Deeper nesting is an attack or an accident.</summary>
    public const int DeepestNesting = 64;

    private readonly string _file;
    private readonly Findings _findings;
    private readonly Scanner _scanner;
    private readonly Parser _events;

    private YamlTree(string file, string text, Findings findings)
    {
        _file = file;
        _findings = findings;
        _scanner = new Scanner(new StringReader(text));
        _events = new Parser(_scanner);
    }

    /// <summary>The root of the file, or null when the file cannot be read at all.</summary>
    public static Node? Parse(string file, string text, Findings findings)
    {
        var tree = new YamlTree(file, text, findings);
        try
        {
            return tree.Document();
        }
        catch (TooDeepException fault)
        {
            findings.Add(At(file, fault.Start).Place(string.Empty), ViolationCode.TooDeep, "嵌套超过64层，请减少层级。", "The file is nested more than 64 levels deep; make it flatter.");
        }
        catch (YamlException fault) when (KeyboardHabit.Before(text, (int)fault.End.Line) is { } habit)
        {
            findings.Add(new Position(file, habit.Line, habit.Column).Place(string.Empty), ViolationCode.YamlSyntax, $"此处有{habit.What.Zh}。", $"Here stands {habit.What.En}.");
        }
        catch (YamlException fault)
        {
            tree.Malformed(fault.Start, fault.Message.TrimEnd('.'));
        }
        catch (Exception)
        {
            // The parser is not ours, and a bracket that is never closed can make it throw what it does not announce.
            tree.Malformed(tree._scanner.CurrentPosition, "a bracket or quote before this place is probably not closed");
        }

        return null;
    }

    private void Malformed(Mark mark, string detail) => _findings.Add(
        At(_file, mark).Place(string.Empty),
        ViolationCode.YamlSyntax,
        $"YAML语法有误，请检查缩进、引号、括号和冒号：{detail}",
        $"The YAML is malformed; check indentation, quotes, brackets and colons: {detail}.");

    private Node? Document()
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _))
        {
            _findings.Add($"{_file}:1:1", ViolationCode.FileEmpty, "文件没有内容。", "The file is empty.");
            return null;
        }

        _events.Consume<DocumentStart>();
        var root = Next(string.Empty, depth: 1);
        _events.Consume<DocumentEnd>();
        if (!_events.Accept<StreamEnd>(out _))
        {
            var at = At(_file, _events.Current!.Start);
            _findings.Add(at.Place(string.Empty), ViolationCode.SeveralDocuments, "一个文件只能有一个文档，请删去“---”及其后内容。", "The file holds several documents; remove '---' and what follows it.");
        }

        return root;
    }

    private Node Next(string path, int depth)
    {
        var at = At(_file, _events.Current!.Start);
        if (depth > DeepestNesting)
        {
            throw new TooDeepException(_events.Current.Start);
        }

        if (_events.TryConsume<AnchorAlias>(out var alias))
        {
            return Refused(path, at, ViolationCode.YamlAlias, $"不支持引用“*{alias.Value}”，请直接写出内容。", $"References such as '*{alias.Value}' are not supported; write the content out.");
        }

        Plain((NodeEvent)_events.Current, path, at);
        if (_events.TryConsume<YamlDotNet.Core.Events.Scalar>(out var scalar))
        {
            if (PlainText.FirstIn(scalar.Value) is { } unseen)
            {
                return Refused(
                    path, at, ViolationCode.UnseenCharacter, $"内容中有{unseen.Kind.Zh}（{unseen.Name}），请删去。", $"The value contains {unseen.Kind.En} ({unseen.Name}); delete it.");
            }

            var isNull = scalar is { Style: ScalarStyle.Plain, Value: "~" or "null" };
            return new Scalar(path, at, _findings, isNull ? string.Empty : scalar.Value);
        }

        return _events.TryConsume<SequenceStart>(out _) ? Items(path, at, depth) : Entries(path, at, depth);
    }

    private Sequence Items(string path, Position at, int depth)
    {
        var items = new List<Node>();
        while (!_events.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Next(Node.Child(path, items.Count), depth + 1));
        }

        return new Sequence(path, at, _findings, items);
    }

    private Mapping Entries(string path, Position at, int depth)
    {
        _events.Consume<MappingStart>();
        var entries = new List<Field>();
        var keys = new HashSet<string>();
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            var keyNode = Next(path, depth + 1);
            var key = (keyNode as Scalar)?.Value ?? string.Empty;
            var value = Next(Node.Child(path, key), depth + 1);
            if (key == "<<")
            {
                value = Refused(value.Path, keyNode.At, ViolationCode.YamlMergeKey, "不支持合并键“<<”，请直接写出内容。", "The merge key '<<' is not supported; write the content out.");
            }
            else if (keyNode is not Scalar { Value.Length: > 0 } and not Unreadable)
            {
                Refused(path, keyNode.At, ViolationCode.YamlKey, "键须为一个词。", "A key must be a single word.");
            }
            else if (!keys.Add(key))
            {
                Refused(value.Path, keyNode.At, ViolationCode.DuplicateKey, $"键“{key}”重复，请删去其一。", $"The key '{key}' is written twice; remove one.");
            }
            else
            {
                entries.Add(new Field(key, keyNode.At, value));
            }
        }

        return new Mapping(path, at, _findings, entries);
    }

    private void Plain(NodeEvent node, string path, Position at)
    {
        if (!node.Anchor.IsEmpty)
        {
            Refused(path, at, ViolationCode.YamlAnchor, $"不支持锚点“&{node.Anchor.Value}”，请删去。", $"Anchors such as '&{node.Anchor.Value}' are not supported; remove it.");
        }

        if (!node.Tag.IsEmpty && !(node.Tag.IsNonSpecific && node is YamlDotNet.Core.Events.Scalar { Style: not ScalarStyle.Plain }))
        {
            Refused(path, at, ViolationCode.YamlTag, "不支持“!”标签，请删去。", "Tags that begin with '!' are not supported; remove it.");
        }
    }

    private Unreadable Refused(string path, Position at, ViolationCode code, string zh, string en)
    {
        _findings.Add(at.Place(path), code, zh, en);
        return new Unreadable(path, at, _findings);
    }

    private static Position At(string file, Mark mark) => new(file, (int)mark.Line, (int)mark.Column);

    private sealed class TooDeepException(Mark start) : Exception
    {
        public Mark Start { get; } = start;
    };
}
