using System.Buffers;

namespace SecOpsConsole.Policies.Json;

/// <summary>Strings and their escapes.</summary>
internal ref partial struct JsonScanner
{
    private static readonly SearchValues<char> PlainEnd = SearchValues.Create(StringEnders());

    private bool String()
    {
        var self = _tape.Add(JsonKind.String, _at++);
        while (true)
        {
            var run = _text[_at..].IndexOfAny(PlainEnd);
            if (run < 0)
            {
                _at = _text.Length;
                return Fail("a string is not closed");
            }

            _at += run;
            var stop = _text[_at];
            if (stop == '"')
            {
                _at++;
                Close(self);
                return true;
            }

            if (stop == '\\')
            {
                _tape[self].Escaped = true;
                if (!Escape())
                {
                    return false;
                }
            }
            else if (!Surrogates(stop))
            {
                return false;
            }
        }
    }

    private bool Surrogates(char stop)
    {
        if (!char.IsSurrogate(stop))
        {
            return Fail("a control character inside a string must be escaped");
        }

        if (!char.IsHighSurrogate(stop) || _at + 1 >= _text.Length || !char.IsLowSurrogate(_text[_at + 1]))
        {
            return Fail("half of a surrogate pair is not a character");
        }

        _at += 2;
        return true;
    }

    private bool Escape()
    {
        if (_at + 1 >= _text.Length)
        {
            return Fail("a string is not closed");
        }

        if (_text[_at + 1] != 'u')
        {
            if ("\"\\/bfnrt".Contains(_text[_at + 1]))
            {
                _at += 2;
                return true;
            }

            return Fail("this escape is not known in JSON");
        }

        if (!HexAt(_at + 2))
        {
            return Fail("\\u needs four hexadecimal digits");
        }

        var unit = (char)JsonTape.HexValue(_text.Slice(_at + 2, 4));
        if (!char.IsSurrogate(unit))
        {
            _at += 6;
            return true;
        }

        var paired = char.IsHighSurrogate(unit) && _at + 7 < _text.Length && _text[_at + 6] == '\\' && _text[_at + 7] == 'u'
            && HexAt(_at + 8) && char.IsLowSurrogate((char)JsonTape.HexValue(_text.Slice(_at + 8, 4)));
        if (!paired)
        {
            return Fail("half of a surrogate pair is not a character");
        }

        _at += 12;
        return true;
    }

    private readonly bool HexAt(int start)
    {
        if (start + 4 > _text.Length)
        {
            return false;
        }

        foreach (var digit in _text.Slice(start, 4))
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        return true;
    }

    private static string StringEnders()
    {
        var enders = new List<char> { '"', '\\' };
        for (var c = '\0'; c < ' '; c++)
        {
            enders.Add(c);
        }

        for (var c = '\uD800'; c <= '\uDFFF'; c++)
        {
            enders.Add(c);
        }

        return new string([.. enders]);
    }
}
