namespace SecOpsConsole.Policies.Json;

/// <summary>
/// Strict RFC 8259, with three additions that a security tool needs: repeated member names are recorded (parsers disagree on which
/// one counts, a classic evasion), half a surrogate pair is refused (it cannot be sent to AWS unchanged), and depth is bounded.
/// </summary>
internal ref partial struct JsonScanner
{
    public const int MaximumDepth = 16;

    private readonly ReadOnlySpan<char> _text;
    private readonly JsonTape _tape;
    private int _at;
    private int _blank;

    private JsonScanner(JsonTape tape, int start)
    {
        _tape = tape;
        _text = tape.Text;
        _at = start;
    }

    public string? Problem { get; private set; }

    public readonly int Position => _at;

    /// <summary>Fills the tape; null when the text is one complete JSON value, else what is wrong and where.</summary>
    public static JsonProblem? Scan(JsonTape tape)
    {
        var start = tape.Text.Length > 0 && tape.Text[0] == '\uFEFF' ? 1 : 0;
        var scanner = new JsonScanner(tape, start);
        if (scanner.Value(1) && scanner.AtEnd())
        {
            tape.SignificantLength = tape.Text.Length - start - scanner._blank;
            return null;
        }

        return new JsonProblem(scanner.Problem!, scanner._at);
    }

    private bool AtEnd()
    {
        SkipBlanks();
        return _at == _text.Length || Fail("there is text behind the end of the document");
    }

    private bool Value(int depth)
    {
        SkipBlanks();
        if (_at >= _text.Length)
        {
            return Fail("the text ends where a value is expected");
        }

        return _text[_at] switch
        {
            '{' => Object(depth),
            '[' => Array(depth),
            '"' => String(),
            't' => Word(JsonKind.True, "true"),
            'f' => Word(JsonKind.False, "false"),
            'n' => Word(JsonKind.Null, "null"),
            '-' or (>= '0' and <= '9') => Number(),
            _ => Fail("a value is expected here"),
        };
    }

    private bool Object(int depth)
    {
        if (depth > MaximumDepth)
        {
            return Fail($"the document is nested deeper than {MaximumDepth} levels");
        }

        var self = _tape.Add(JsonKind.Object, _at++);
        var members = 0;
        SkipBlanks();
        if (!Take('}'))
        {
            do
            {
                SkipBlanks();
                if (_at >= _text.Length || _text[_at] != '"')
                {
                    return Fail("a member name in double quotes is expected here");
                }

                members++;
                if (!String() || !Colon() || !Value(depth + 1))
                {
                    return false;
                }

                SkipBlanks();
            }
            while (Take(','));
            if (!Take('}'))
            {
                return Fail("',' or '}' is expected here");
            }
        }

        Close(self);
        if (members > 1)
        {
            DuplicateNames.Record(_tape, self, members);
        }

        return true;
    }

    private bool Array(int depth)
    {
        if (depth > MaximumDepth)
        {
            return Fail($"the document is nested deeper than {MaximumDepth} levels");
        }

        var self = _tape.Add(JsonKind.Array, _at++);
        SkipBlanks();
        if (!Take(']'))
        {
            do
            {
                if (!Value(depth + 1))
                {
                    return false;
                }

                SkipBlanks();
            }
            while (Take(','));
            if (!Take(']'))
            {
                return Fail("',' or ']' is expected here");
            }
        }

        Close(self);
        return true;
    }

    private bool Number()
    {
        var self = _tape.Add(JsonKind.Number, _at);
        Take('-');
        if (!Take('0') && !Digits())
        {
            return Fail("this is not a number");
        }

        if (Take('.') && !Digits())
        {
            return Fail("digits are expected behind the decimal point");
        }

        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            _at++;
            if (_at < _text.Length && _text[_at] is '+' or '-')
            {
                _at++;
            }

            if (!Digits())
            {
                return Fail("digits are expected in the exponent");
            }
        }

        Close(self);
        return true;
    }

    private bool Digits()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return _at > start;
    }

    private bool Word(JsonKind kind, string word)
    {
        if (!_text[_at..].StartsWith(word))
        {
            return Fail("a value is expected here");
        }

        var self = _tape.Add(kind, _at);
        _at += word.Length;
        Close(self);
        return true;
    }

    private bool Colon()
    {
        SkipBlanks();
        return Take(':') || Fail("':' is expected here");
    }

    private bool Take(char expected)
    {
        if (_at < _text.Length && _text[_at] == expected)
        {
            _at++;
            return true;
        }

        return false;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
            _blank++;
        }
    }

    private readonly void Close(int self)
    {
        ref var node = ref _tape[self];
        node.End = _at;
        node.Next = _tape.Count;
    }

    private bool Fail(string problem)
    {
        Problem = problem;
        return false;
    }
}
