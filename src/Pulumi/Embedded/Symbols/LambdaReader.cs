using System.Linq.Expressions;

namespace Pulumi.Embedded.Symbols;

/// <summary>Reads the lambda of an <c>Apply</c>: member access, index, cast and interpolation become an expression of the program.</summary>
internal sealed class LambdaReader
{
    private readonly LambdaExpression _lambda;
    private readonly Node _source;

    private LambdaReader(LambdaExpression lambda, Node source)
    {
        _lambda = lambda;
        _source = source;
    }

    /// <summary>Applies the lambda to what the output stands for.</summary>
    public static Node Read(LambdaExpression lambda, Node source)
    {
        ArgumentNullException.ThrowIfNull(lambda);
        var result = new LambdaReader(lambda, source).Read(lambda.Body);
        return source.IsSecret ? result.AsSecret() : result;
    }

    private Node Read(Expression expression) => expression switch
    {
        ParameterExpression => _source,
        ConstantExpression constant => Node.Of(constant.Value),
        MemberExpression { Expression: null } member => Node.Of(Selection.ReadMember(null, member.Member)),
        MemberExpression member => Selection.Member(Read(member.Expression!), member.Member),
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } cast => Cast(cast),
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } index => Index(index.Left, index.Right),
        IndexExpression { Object: not null, Arguments.Count: 1 } index => Index(index.Object, index.Arguments[0]),
        MethodCallExpression { Object: not null, Method: { Name: "get_Item", IsSpecialName: true }, Arguments.Count: 1 } call =>
            Index(call.Object, call.Arguments[0]),
        MethodCallExpression { Method: { Name: nameof(string.Format) or nameof(string.Concat) } method } call when method.DeclaringType == typeof(string) =>
            Interpolate(call),
        _ => throw Refused(expression),
    };

    private Node Index(Expression target, Expression index)
        => Read(index) is KnownNode { Value: int or string } known ? Selection.Index(Read(target), known.Value) : throw Refused(index);

    private Node Cast(UnaryExpression cast)
    {
        var operand = Read(cast.Operand);
        var from = Nullable.GetUnderlyingType(cast.Operand.Type) ?? cast.Operand.Type;
        var to = Nullable.GetUnderlyingType(cast.Type) ?? cast.Type;
        if (operand is not KnownNode known)
            return Casts.KeepTheValue(from, to, cast.Method) ? operand : throw Refused(cast);
        if (cast.Method is not null && known.Value is not ISymbol)
            return cast.Operand.Type.IsAssignableTo(typeof(ISymbol)) ? operand : Known(cast.Method.Invoke(null, [known.Value]), known);
        return known.Value is IConvertible && to.IsPrimitive && from != to ? Known(Convert.ChangeType(known.Value, to, null), known) : operand;
    }

    private static Node Known(object? value, KnownNode source) => source.IsSecret ? Node.Of(value).AsSecret() : Node.Of(value);

    private Node Interpolate(MethodCallExpression call)
    {
        var builder = new TextBuilder();
        var arguments = Arguments(call);
        if (call.Method.Name is nameof(string.Concat))
        {
            foreach (var argument in arguments)
                builder.Append(Argument(argument), "");
            return builder.Build();
        }

        if (Read(arguments[0]) is not KnownNode { Value: string format })
            throw Refused(call);
        builder.AppendFormat(format, arguments.Length - 1, i => Argument(arguments[i + 1]));
        return builder.Build();
    }

    // Three holes at most are arguments of their own; more come as an array.
    private static Expression[] Arguments(MethodCallExpression call)
        => call.Arguments is [.., NewArrayExpression array] ? [.. call.Arguments.SkipLast(1), .. array.Expressions] : [.. call.Arguments];

    private TextBuilder.Argument Argument(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert, Method: null } boxing && boxing.Type == typeof(object))
            expression = boxing.Operand;
        if (expression.Type.IsAssignableTo(typeof(ISymbol)))
            throw new ProgramException($"'{expression}' is an output inside the text of 'Apply({_lambda})': join outputs with Output.Format or Output.Tuple.");
        return new TextBuilder.Argument(Read(expression), expression.Type);
    }

    private ProgramException Refused(Expression expression)
        => new($"'{expression}' in 'Apply({_lambda})' cannot be expressed in Pulumi YAML: only member access, index, cast and interpolation can. "
            + "Compute with plain C# values before they become outputs.");
}
