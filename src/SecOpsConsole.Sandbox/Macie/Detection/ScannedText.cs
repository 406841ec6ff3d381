using System.Text;
using System.Text.Json.Nodes;

namespace SecOpsConsole.Sandbox.Macie.Detection;

/// <summary>The text of an object, and which line a position is in.</summary>
internal sealed class ScannedText
{
    private readonly int[] lineStarts;

    public ScannedText(string text)
    {
        Text = text;
        lineStarts = [0, .. Enumerable.Range(0, text.Length).Where(index => text[index] == '\n').Select(index => index + 1)];
    }

    public string Text { get; }

    /// <summary>Null for what is no text: the sandbox reads neither archives nor office files.</summary>
    public static ScannedText? Read(ReadOnlySpan<byte> content)
    {
        if (content.Contains((byte)0))
        {
            return null;
        }

        try
        {
            return new ScannedText(new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Lines and columns count from 1.</summary>
    public JsonObject LineRange(Hit hit)
    {
        var start = LineOf(hit.Start);
        return new JsonObject
        {
            ["start"] = start + 1,
            ["end"] = LineOf(hit.End - 1) + 1,
            ["startColumn"] = hit.Start - lineStarts[start] + 1,
        };
    }

    private int LineOf(int position)
    {
        var found = Array.BinarySearch(lineStarts, position);
        return found >= 0 ? found : ~found - 1;
    }
}
