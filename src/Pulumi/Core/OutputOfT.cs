using System.Linq.Expressions;
using Pulumi.Embedded;
using Pulumi.Embedded.Symbols;

namespace Pulumi;

/// <summary>A value that is known now or that the engine will know; here it stands for an expression of the program.</summary>
public sealed class Output<T> : ISymbol, IBindable
{
    private Node _node;

    internal Output(Node node) => _node = node;

    internal Node Node => _node;

    Node ISymbol.Node => _node;

    Node ISymbol.Argument => _node;

    Type ISymbol.ValueType => typeof(T);

    void IBindable.Bind(Node node) => _node = node;

    /// <summary>Makes an output of a task that has finished: a program is compiled without waiting.</summary>
    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!value.IsCompletedSuccessfully)
            throw new ProgramException("A task that has not finished cannot be an output: await it before the stack is built.");
        return new Output<T>(Node.Of(value.GetAwaiter().GetResult()));
    }

    /// <summary>Selects from the value: member access, index, cast and interpolation, nothing else.</summary>
    public Output<TResult> Apply<TResult>(Expression<Func<T, TResult>> func) => new(LambdaReader.Read(func, _node));

    /// <inheritdoc cref="Apply{TResult}(Expression{Func{T, TResult}})"/>
    public Output<TResult> Apply<TResult>(Expression<Func<T, Input<TResult>?>> func) => new(LambdaReader.Read(func, _node));

    /// <inheritdoc cref="Apply{TResult}(Expression{Func{T, TResult}})"/>
    public Output<TResult> Apply<TResult>(Expression<Func<T, Output<TResult>?>> func) => new(LambdaReader.Read(func, _node));

    /// <summary>An explanation, never the value.</summary>
    public override string ToString()
        => "Calling [ToString] on an [Output<T>] is not supported. Use o.Apply(v => $\"prefix{v}suffix\") or Output.Format($\"prefix{o}suffix\").";
}
